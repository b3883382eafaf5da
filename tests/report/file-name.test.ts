import { describe, expect, it } from 'vitest'
import { fileName } from '../../main/engine/report/file-name.ts'

describe('the name of a file', () => {
  it.each([
    ['/home/a/exports/UAL.csv', 'UAL.csv'],
    ['exports/UAL.csv', 'UAL.csv'],
    ['C:\\Users\\a\\UAL.csv', 'UAL.csv'],
    ['c:/Users/a/UAL.csv', 'UAL.csv'],
    ['\\\\server\\share\\UAL.csv', 'UAL.csv'],
    ['/home/a/<img \\x00 src=x>', '<img \\x00 src=x>'],
    ['/home/a/one\\two.json', 'one\\two.json'],
  ])('%s → %s', (path, name) => {
    expect(fileName(path)).toBe(name)
  })
})
