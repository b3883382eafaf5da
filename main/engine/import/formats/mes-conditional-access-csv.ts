import type { JsonRecord } from '../kit/fields.ts'
import { stateTable, type StateRow } from '../kit/state-table.ts'

function present(record: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}

function conditions(row: StateRow): JsonRecord {
  const users = ['Users', 'Groups', 'Roles'].flatMap((of) =>
    ['include', 'exclude'].map((word) => [`${word}${of}`, row.list(`${word}${of}`)]),
  )
  return present({
    users: present(Object.fromEntries(users) as JsonRecord),
    applications: present({
      includeApplications: row.list('IncludeApplications'),
      excludeApplications: row.list('ExcludeApplications'),
      includeUserActions: row.list('UserActions'),
    }),
    clientAppTypes: row.list('ClientAppTypes', /[\s,;]+/),
    signInRiskLevels: row.list('SignInRiskLevels', /[\s,;]+/),
    userRiskLevels: row.list('UserRiskLevels', /[\s,;]+/),
    platforms: present({
      includePlatforms: row.list('IncludePlatforms'),
      excludePlatforms: row.list('ExcludePlatforms'),
    }),
    locations: present({
      includeLocations: row.list('IncludeLocations'),
      excludeLocations: row.list('ExcludeLocations'),
    }),
  })
}

/** formats.md (k): lists joined in their cells; what a version leaves out stays unknown. */
export const dialect = stateTable({
  id: 'mes-conditional-access-csv',
  label: {
    en: 'Conditional access policies, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': '条件访问策略快照，CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['DisplayName', 'Id', 'State', 'ModifiedDateTime', 'ClientAppTypes'],
  times: ['CreatedDateTime', 'ModifiedDateTime'],
  entries: (row) => [
    {
      kind: 'conditional-access-policies',
      record: {
        id: row.text('Id'),
        displayName: row.text('DisplayName'),
        state: row.text('State'),
        createdDateTime: row.time('CreatedDateTime'),
        modifiedDateTime: row.time('ModifiedDateTime'),
        conditions: conditions(row),
        grantControls: present({
          builtInControls: row.list('BuiltInControls', /[\s,;]+/),
          operator: row.text('ClientOperatorAppTypes') ?? row.text('GrantOperator') ?? undefined,
        }),
      },
    },
  ],
})
