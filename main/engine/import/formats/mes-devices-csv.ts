import { stateTable } from '../kit/state-table.ts'

/** formats.md (k): the last sign-in has no zone and is left out; how a device is joined is not in it. */
export const dialect = stateTable({
  id: 'mes-devices-csv',
  label: {
    en: 'Devices, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': '设备快照，CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['DeviceId', 'ObjectId', 'AccountEnabled', 'DeviceOwnership', 'IsManaged'],
  times: ['CreatedDateTime'],
  entries: (row) => [
    {
      kind: 'devices',
      record: {
        id: row.text('ObjectId'),
        deviceId: row.text('DeviceId'),
        displayName: row.text('DisplayName'),
        accountEnabled: row.text('AccountEnabled'),
        createdDateTime: row.time('CreatedDateTime'),
        isCompliant: row.text('IsCompliant'),
        isManaged: row.text('IsManaged'),
        operatingSystem: row.text('OperatingSystem'),
        operatingSystemVersion: row.text('OperatingSystemVersion'),
        managementType: row.text('ManagementType'),
      },
    },
  ],
})
