import type { Source } from '#shared'
import type { ExportGuide } from './export-guide.ts'
import { exportGuides } from './export-guides.ts'

/** A source and the window in which it is missing (ISO 8601 UTC). */
export type Wanted = { source: Source; from: string; to: string }

type Session = NonNullable<ExportGuide['session']>

const connections: Record<Session, readonly string[]> = {
  graph: [
    'Import-Module Microsoft.Graph.Authentication, Microsoft.Graph.Beta.Reports',
    "Connect-MgGraph -NoWelcome -Scopes 'AuditLog.Read.All', 'Directory.Read.All', 'Application.Read.All', 'IdentityRiskEvent.Read.All', 'Policy.Read.All', 'RoleManagement.Read.Directory', 'UserAuthenticationMethod.Read.All', 'DelegatedAdminRelationship.Read.All'",
  ],
  exchange: ['Import-Module ExchangeOnlineManagement', 'Connect-ExchangeOnline -ShowBanner:$false'],
  azure: ['Import-Module Az.Accounts, Az.Monitor', 'Connect-AzAccount | Out-Null'],
}

/** What is fuller than a search gives is said beside the exports, never cut in silence. */
const shortfallFunction = `function Add-Shortfall([string] $Text) {
  Write-Warning $Text
  Add-Content -Encoding utf8 -Path ($Folder + '-not-whole.txt') -Value $Text
}`

const auditFunction = `function Export-AuditWindow([string] $RecordType, [datetime] $From, [datetime] $To, [string] $Path) {
  $Hour = $From.ToUniversalTime()
  while ($Hour -lt $To.ToUniversalTime()) {
    $Next = $Hour.AddHours(1)
    $Session = [guid]::NewGuid().ToString()
    $Count = 0
    do {
      $Page = @(Search-UnifiedAuditLog -StartDate $Hour -EndDate $Next -RecordType $RecordType -SessionId $Session -SessionCommand ReturnLargeSet -ResultSize 5000)
      $Count += $Page.Count
      $Page | Export-Csv -Path $Path -NoTypeInformation -Encoding utf8 -Append
    } while ($Page.Count -gt 0)
    if ($Count -ge 50000) { Add-Shortfall "$RecordType holds 50,000 records or more from $Hour to $Next UTC: export that hour in parts" }
    $Hour = $Next
  }
}`

const traceFunction = `function Export-TraceWindow([datetime] $From, [datetime] $To, [string] $Path) {
  $Day = $From.ToUniversalTime()
  while ($Day -lt $To.ToUniversalTime()) {
    $Next = $Day.AddDays(1)
    $Page = @(Get-MessageTraceV2 -StartDate $Day -EndDate $Next -ResultSize 5000)
    $Page | Export-Csv -Path $Path -NoTypeInformation -Encoding utf8 -Append
    if ($Page.Count -ge 5000) { Add-Shortfall "$Day UTC holds 5,000 messages or more: export that day in parts" }
    $Day = $Next
  }
}`

/** Each stands in the script where its name does. */
const functions: readonly { name: RegExp; text: string }[] = [
  { name: /Export-(Audit|Trace)Window/, text: shortfallFunction },
  { name: /Export-AuditWindow/, text: auditFunction },
  { name: /Export-TraceWindow/, text: traceFunction },
]

const dayOf = (time: string) => time.slice(0, 10)

function fill(line: string, { source, from, to }: Wanted): string {
  const file = `${source}-${dayOf(from)}-${dayOf(to)}`
  return line.replaceAll('{from}', from).replaceAll('{to}', to).replaceAll('{file}', file)
}

function block(wanted: Wanted): string {
  const { script, portal } = exportGuides[wanted.source]
  const head = `# ${wanted.source}, ${wanted.from} to ${wanted.to}`
  return script.length === 0
    ? `${head}\n# No command exports it. ${fill(portal.en, wanted)}`
    : [head, ...script.map((line) => fill(line, wanted))].join('\n')
}

/**
 * One script for the tenant's administrator that exports what is wanted, read-only, into one folder.
 * Sources and times only: nothing from a record gets into a script that somebody runs with their rights.
 */
export function exportScript(wanted: readonly Wanted[]): string {
  const blocks = wanted.map(block)
  const body = blocks.join('\n\n')
  const sessions = new Set(wanted.flatMap(({ source }) => exportGuides[source].session ?? []))
  const connect = (['graph', 'exchange', 'azure'] as const)
    .filter((session) => sessions.has(session))
    .flatMap((session) => connections[session])
  return [
    '# Exports for Eviction Verifier. PowerShell 7, UTC throughout; it reads and changes nothing in the tenant.',
    '# Run it as an auditor or security reader. Hand back the folder as it is, and what lies beside it under its name.',
    "$ErrorActionPreference = 'Stop'",
    "$Folder = Join-Path (Get-Location) ('exports-' + (Get-Date -AsUTC -Format yyyyMMddTHHmmssZ))",
    'New-Item -ItemType Directory -Path $Folder | Out-Null',
    ...connect,
    ...functions.filter(({ name }) => name.test(body)).map(({ text }) => `\n${text}`),
    '',
    body,
    '',
    "Get-ChildItem $Folder -File | Get-FileHash -Algorithm SHA256 | Select-Object Hash, @{ n = 'File'; e = { Split-Path $_.Path -Leaf } } |",
    "  Export-Csv ($Folder + '-sha256.csv') -NoTypeInformation -Encoding utf8",
    '',
  ].join('\n')
}
