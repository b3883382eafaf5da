window.seenAtStart = [typeof window.bridge, typeof require, typeof process]
window.dropped = []
document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  event.preventDefault()
  window.dropped.push(window.bridge.invoke('echo', null, [...event.dataTransfer.files]))
})
