import type { JsonRecord } from './fields.ts'
import type { Cells, Table } from './table.ts'

/** What the portal's audit download has room for; it drops the rest of a longer entry. */
const targetCount = 3
const propertyCount = 5
const detailCount = 6

export function isPortalAudit(table: Table): boolean {
  return (
    table.has('date (utc)', 'activity') &&
    table.hasAny('actortype', 'actoruserprincipalname', 'target1type')
  )
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

function propertiesOf(cells: Cells, target: number): readonly JsonRecord[] {
  return numbers(propertyCount).flatMap((index) => {
    const prefix = `target${target}modifiedproperty${index}`
    const displayName = cells(`${prefix}name`)
    return displayName === undefined
      ? []
      : [
          {
            displayName,
            oldValue: cells(`${prefix}oldvalue`),
            newValue: cells(`${prefix}newvalue`),
          },
        ]
  })
}

function targetsOf(cells: Cells): readonly JsonRecord[] {
  return numbers(targetCount).flatMap((target) => {
    const found = {
      type: cells(`target${target}type`),
      id: cells(`target${target}objectid`),
      displayName: cells(`target${target}displayname`),
      userPrincipalName: cells(`target${target}userprincipalname`),
    }
    const modifiedProperties = propertiesOf(cells, target)
    const isEmpty = Object.values(found).every((cell) => cell === undefined)
    return isEmpty && modifiedProperties.length === 0 ? [] : [{ ...found, modifiedProperties }]
  })
}

function detailsOf(cells: Cells): readonly JsonRecord[] {
  return numbers(detailCount).flatMap((index) => {
    const key = cells(`additionaldetail${index}key`)
    return key === undefined ? [] : [{ key, value: cells(`additionaldetail${index}value`) }]
  })
}

function initiatorOf(cells: Cells): JsonRecord {
  const displayName = cells('actordisplayname') ?? cells('actorserviceprincipalname')
  const type = cells('actortype')?.toLowerCase() ?? ''
  const upn = cells('actoruserprincipalname')
  if (upn !== undefined || type === 'user')
    return {
      user: {
        id: cells('actorobjectid'),
        displayName,
        userPrincipalName: upn,
        ipAddress: cells('ipaddress'),
        homeTenantId: cells('actorhometenantid'),
      },
    }
  const servicePrincipalId = cells('actorserviceprincipalid') ?? cells('actorobjectid')
  return { app: { servicePrincipalId, displayName } }
}

/** One row in the shape of Graph's directoryAudit, its time already read. */
export function portalAuditRecord(cells: Cells, at: number): JsonRecord {
  return {
    activityDateTime: at,
    activityDisplayName: cells('activity'),
    category: cells('category'),
    correlationId: cells('correlationid'),
    result: cells('result'),
    resultReason: cells('resultreason'),
    loggedByService: cells('service'),
    userAgent: cells('user agent') ?? cells('useragent'),
    initiatedBy: initiatorOf(cells),
    targetResources: targetsOf(cells),
    additionalDetails: detailsOf(cells),
  }
}

/** Whether the last room for a target, a change or a detail is taken, so that more may have been dropped. */
export function mayBeCut(cells: Cells): boolean {
  return (
    cells(`target${targetCount}type`) !== undefined ||
    cells(`additionaldetail${detailCount}key`) !== undefined ||
    numbers(targetCount).some(
      (target) => cells(`target${target}modifiedproperty${propertyCount}name`) !== undefined,
    )
  )
}
