/**
 * Facts of an inbox rule that a redacted bundle keeps in place of its texts (design.md §3), and the parts
 * of a KeyDescription. Claim I1 reads the rule features (claims.md I1).
 */

export type InboxRuleFacts = {
  /** null when the record gives no name; '' when it gives an empty one. */
  name: string | null
  forwardTo: readonly string[]
  redirectTo: readonly string[]
  deletes: boolean
  /** Folder name or path, null when the rule moves nothing. */
  moveTo: string | null
  marksRead: boolean
  /** Words and phrases of the rule's conditions. */
  words: readonly string[]
  /** Domains the record shows to be the organisation's: its name, its users' addresses. */
  ownDomains: readonly string[]
}

/** Consumer mail hosts: no organisation's own domain, so an address there is outside without doubt. */
const consumerDomains = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com aol.com ' +
    'icloud.com me.com mac.com proton.me protonmail.com pm.me tutanota.com tuta.io gmx.com gmx.de ' +
    'gmx.net web.de mail.com mail.ru yandex.com yandex.ru zoho.com fastmail.com qq.com 163.com ' +
    '126.com sina.com foxmail.com naver.com free.fr orange.fr laposte.net libero.it t-online.de'
  ).split(' '),
)

const financeStems =
  /^(?:invoic|payment|payroll|remit|iban|swift|wire$|wires|wired|wire-|bank|deposit|billing|purchase|salary|rechnung|zahlung|überweisung|facture|paiement|virement|salaire|factura|pago|nómina|transferencia|fattura|pagamento|bonifico)/
const securityStems =
  /^(?:phish|hack|password|passwort|security|suspicious|fraud|scam|compromis|malware|virus|spam|mfa|undeliver|postmaster|mailer-daemon|helpdesk|sicherheit|betrug|kennwort|sécurité|fraude|contraseña|seguridad|sicurezza|truffa|truffe)/
const financeSigns = /发票|付款|转账|汇款|银行|工资|請求書|振込|支払/
const securitySigns = /密码|钓鱼|病毒|安全|诈骗|パスワード|詐欺|セキュリティ/

/** Default folders nobody reads, in the languages known to us; the last part of the path decides. */
const obscureFolders =
  /^(?:rss\b.*|rss-.*|.*\brss|rss\p{Script=Han}.*|rss ?\p{Script=Katakana}.*|archives?|archiv|archivo|archivio|archief|conversation history|historique des conversations|unterhaltungsverlauf|aufgezeichnete unterhaltungen|historial de conversaciones|cronologia conversazioni|histórico de conversas?|gespreksgeschiedenis|存档|归档|封存|アーカイブ|对话历史记录|會話記錄|会話の履歴)$/u

const addressPattern = /[^\s;,:<>"'()[\]]+@([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)/gi

function domainsOf(recipients: readonly string[]): Set<string> {
  const domains = new Set<string>()
  for (const recipient of recipients) {
    for (const match of recipient.matchAll(addressPattern)) {
      if (match[1] !== undefined) domains.add(match[1].toLowerCase())
    }
  }
  return domains
}

/**
 * One or two characters, or none that is a letter or digit: the names attackers leave (claims.md I1). Two
 * ideographs are a word.
 */
function isShortName(name: string): boolean {
  const trimmed = name.trim()
  if (/^\p{Script=Han}{2}$/u.test(trimmed)) return false
  return /^.{0,2}$/su.test(trimmed) || !/[\p{L}\p{N}]/u.test(trimmed)
}

function isObscureFolder(folder: string): boolean {
  const last = folder
    .normalize('NFKC')
    .split(/[\\/:]/)
    .findLast((part) => part.trim() !== '')
  return last !== undefined && obscureFolders.test(last.trim().toLowerCase())
}

function hasKeyword(words: readonly string[], stems: RegExp, signs: RegExp): boolean {
  return words.some((phrase) => {
    const folded = phrase.normalize('NFKC').toLowerCase()
    return signs.test(folded) || folded.split(/[^\p{L}\p{N}-]+/u).some((word) => stems.test(word))
  })
}

/**
 * Sorted feature codes: `rule:forward`, `rule:redirect`, `rule:delete`, `rule:move`, `rule:mark-read`,
 * `rule-name:short`, `rule-keywords:finance`, `rule-keywords:security`, `rule-folder:obscure`.
 * `rule:external` only where an address is at a consumer mail host; `rule:other-domain` where one is
 * at a domain the record does not show to be the organisation's, which may still be a further own domain.
 */
export function ruleFeatures(rule: InboxRuleFacts): string[] {
  const found: string[] = []
  if (rule.forwardTo.length > 0) found.push('rule:forward')
  if (rule.redirectTo.length > 0) found.push('rule:redirect')
  if (rule.deletes) found.push('rule:delete')
  if (rule.moveTo !== null) found.push('rule:move')
  if (rule.marksRead) found.push('rule:mark-read')
  if (rule.name !== null && isShortName(rule.name)) found.push('rule-name:short')
  if (rule.moveTo !== null && isObscureFolder(rule.moveTo)) found.push('rule-folder:obscure')
  if (hasKeyword(rule.words, financeStems, financeSigns)) found.push('rule-keywords:finance')
  if (hasKeyword(rule.words, securityStems, securitySigns)) found.push('rule-keywords:security')
  for (const domain of domainsOf([...rule.forwardTo, ...rule.redirectTo])) {
    if (rule.ownDomains.includes(domain)) continue
    found.push('rule:other-domain')
    if (consumerDomains.has(domain)) found.push('rule:external')
  }
  return [...new Set(found)].sort()
}

export type KeyIdentifier = {
  /** GUID in lower case, or text as it stands. */
  keyId: string
  /** `Password`, `AsymmetricX509Cert`, … */
  type: string
  usage: string
  displayName: string
}

const keyPattern =
  /^\[KeyIdentifier=([^,\]]*),\s*KeyType=([^,\]]*),\s*KeyUsage=([^,\]]*),\s*DisplayName=(.*)\]$/s

/** The entries of a KeyDescription: a JSON array of them, one alone, or several in a row. */
function keyEntries(value: string): string[] {
  try {
    const parsed: unknown = JSON.parse(value)
    if (typeof parsed === 'string') return keyEntries(parsed)
    if (Array.isArray(parsed)) return parsed.filter((entry) => typeof entry === 'string')
  } catch {
    // Not JSON: a list that was unwrapped, where each entry still begins with its own bracket.
  }
  return value.split(/,?\s*(?=\[KeyIdentifier=)/)
}

/**
 * Keys of one side of a `KeyDescription` change (claims.md §3.2), in the order listed; the difference of
 * both sides is what was added or removed. Display names keep commas and brackets. Entries of another
 * form are left out.
 */
export function keyIdentifiers(value: string | null): KeyIdentifier[] {
  if (value === null) return []
  const keys: KeyIdentifier[] = []
  for (const entry of keyEntries(value)) {
    const match = keyPattern.exec(entry.trim())
    if (match === null) continue
    const [, keyId = '', type = '', usage = '', displayName = ''] = match
    keys.push({ keyId: keyId.trim().toLowerCase(), type, usage, displayName })
  }
  return keys
}
