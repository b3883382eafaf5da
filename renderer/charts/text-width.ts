/** Pixels that a label takes at a font size, near enough to tell whether it fits. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const character of text) width += character.codePointAt(0)! >= 0x2e80 ? size : size * 0.6
  return width
}
