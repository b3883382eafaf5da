/** Runs in a world of the host's own, as if the person had clicked; none where the chooser was closed. */
export function openChooser(isFolder: boolean, hasSeveral: boolean): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = hasSeveral
  input.webkitdirectory = isFolder
  return new Promise((done) => {
    input.addEventListener('change', () => done([...(input.files ?? [])]))
    input.addEventListener('cancel', () => done([]))
    input.click()
  })
}

export function askText(question: string, suggested: string): string | null {
  return window.prompt(question, suggested)
}

export function confirmText(question: string): boolean {
  return window.confirm(question)
}
