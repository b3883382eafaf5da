import { isoSeconds, on } from '../clock.ts'
import type { Applications } from '../applications.ts'
import { deskOffice, office, responderOffice, type Identities } from '../identities.ts'
import type { Ticket } from '../tickets.ts'
import { plainRow } from './csv.ts'

export function changeRows(tickets: readonly Ticket[]): string[] {
  return [
    plainRow(['ticket', 'actor', 'operation', 'target', 'from', 'to', 'approver', 'note']),
    ...tickets.map((ticket) =>
      plainRow([
        ticket.id,
        ticket.actor,
        ticket.operation,
        ticket.target,
        isoSeconds(ticket.from),
        isoSeconds(ticket.to),
        ticket.approver,
        ticket.note,
      ]),
    ),
  ]
}

export function responderRows(identities: Identities): string[] {
  return [
    plainRow(['name', 'upn', 'from', 'to', 'device']),
    ...identities.responders.map((person) =>
      plainRow([
        person.name,
        person.upn,
        isoSeconds(on(28, '09:00')),
        isoSeconds(on(65)),
        person.desktop.id,
      ]),
    ),
  ]
}

export function approvedRows(applications: Applications): string[] {
  const rows = applications.approved.flatMap(({ appId, principalId, name, purpose }) => [
    ['app', appId, name, purpose],
    ['service-principal', principalId, name, purpose],
  ])
  const ranges = [
    ['egress', `${office.ip}/32`, 'Harrow Ridge office', 'staff network'],
    ['egress', `${deskOffice.ip}/32`, 'Operations desk', 'desk network'],
    ['egress', `${responderOffice.ip}/32`, 'Incident response', 'responders'],
    ['egress', '192.0.2.96/27', 'Application hosts', 'approved applications'],
  ]
  return [plainRow(['kind', 'value', 'name', 'note']), ...[...rows, ...ranges].map(plainRow)]
}
