import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { notEvidence } from '../../main/engine/import/not-evidence.ts'
import { isRefused } from '../../main/engine/import/report.ts'
import { memoryFolders } from '../helpers/temp-folder.ts'
import { importIntoNewCase } from './in-case.ts'

const temporaryFolder = memoryFolders('not-evidence-')

const judge = (name: string, content: string | Buffer, isWhole = true) =>
  notEvidence(name, Buffer.from(content), isWhole)
const prose = '# Exports\n\nCollected on Monday, one folder for each mailbox; see the notes.\n'
const page = '<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>'
const hash = 'a'.repeat(64)

describe('a file beside the exports', () => {
  it.each([
    ['README.md', prose, 'document'],
    ['LICENSE', prose, 'document'],
    ['说明.md', '此文件夹为各邮箱的导出，由采集人员于周一整理。\n', 'document'],
    ['report.html', page, 'document'],
    ['report.htm', `<?xml version="1.0"?>\n<!-- saved -->\n<html lang="en">`, 'document'],
    ['manual.pdf', '%PDF-1.7\n%\xe2', 'document'],
    ['logo.png', Buffer.from('89504e470d0a1a0a00', 'hex'), 'picture'],
    ['.DS_Store', Buffer.from('0000000142756431', 'hex'), 'folder-settings'],
    ['._UAL.csv', Buffer.from('0005160700020000', 'hex'), 'folder-settings'],
    ['desktop.ini', '\ufeff[.ShellClassInfo]\r\nIconResource=x', 'folder-settings'],
    ['Thumbs.db', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'folder-settings'],
    ['SHA256SUMS', `${hash}  ual.csv\n${hash} *signins.json\n`, 'checksums'],
    ['hashes.txt', `SHA256 (ual.csv) = ${hash}\n`, 'checksums'],
  ])('%s', (name, content, what) => {
    expect(judge(name, content)).toBe(what)
  })

  it('may be a list of checksums that is longer than what was looked at', () => {
    const cut = `${hash}  ual.csv\n${hash.slice(0, 9)}`
    expect(judge('SUMS', cut, false)).toBe('checksums')
    expect(judge('SUMS', cut, true)).toBeNull()
  })
})

describe('a file that may have been meant as an export', () => {
  it.each([
    ['signins.csv', page],
    ['signins.json', page],
    ['AuditLog.csv', prose],
    ['notes.txt', prose],
    ['README.md', '{"a":1}'],
    ['README.md', '1,2,3,4,5,6\n7,8,9,10,11,12\n'],
    ['README', ''],
    ['users.db', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['export.bin', '%PDF-1.7'],
    ['export.csv', Buffer.from('ffd8ffe000', 'hex')],
    ['ids.txt', `${hash}\n`],
  ])('%s', (name, content) => {
    expect(judge(name, content)).toBeNull()
  })
})

describe('an import of a folder', () => {
  it('names what is no evidence and does not fail for it, and fails for what nobody knows', async () => {
    const folder = temporaryFolder()
    const exports = join(folder, 'exports')
    mkdirSync(join(exports, '__MACOSX'), { recursive: true })
    writeFileSync(join(exports, 'README.md'), prose)
    writeFileSync(join(exports, '__MACOSX', '._x'), Buffer.from('0005160700020000', 'hex'))
    writeFileSync(join(exports, 'notes.txt'), 'nobody knows this')
    const { files, totals } = await importIntoNewCase(folder, [exports])
    expect(
      files.map(({ path, bytes, reason }) => [path.slice(exports.length + 1), bytes, reason]),
    ).toEqual([
      ['README.md', Buffer.byteLength(prose), 'input/not-evidence'],
      ['__MACOSX/._x', 8, 'input/not-evidence'],
      ['notes.txt', 17, 'input/unknown-format'],
    ])
    expect(files.map(isRefused)).toEqual([false, false, true])
    expect(files[0]?.warnings[0]?.message).toContain('a document to be read')
    expect(totals.records).toBe(0)
  })
})
