import { bareContext, type RecordContext } from '../../../main/engine/import/kit/record-context.ts'
import { normaliseSignIn } from '../../../main/engine/import/kit/sign-in.ts'
import { collector, onlyEvent, type Collected } from '../formats/entra-support.ts'

export const tenant = '11111111-2222-3333-4444-555555555555'
export const otherTenant = '99999999-2222-3333-4444-555555555555'
export const requestId = '445945de-2d4f-4816-a71e-d3c0eff10500'

const signIn = {
  id: requestId.toUpperCase(),
  createdDateTime: '2026-03-02T08:15:30.1234567Z',
  userId: 'AAAAAAAA-0000-4000-8000-000000000001',
  userPrincipalName: 'Ada@Harrow.example',
  userType: 'member',
  appId: '00000002-0000-0ff1-ce00-000000000000',
  ipAddress: '198.51.100.7',
  status: { errorCode: 0 },
  isInteractive: true,
  resourceTenantId: tenant,
  homeTenantId: tenant,
  crossTenantAccessType: 'none',
}

/** A sign-in with some of its fields replaced. */
export function normalise(
  fields: Record<string, unknown>,
  context: Partial<RecordContext> = {},
): Collected {
  const { sink, got } = collector()
  normaliseSignIn({ ...signIn, ...fields }, { ...bareContext, ...context }, sink)
  return got
}

export const eventOf = (fields: Record<string, unknown>, context: Partial<RecordContext> = {}) =>
  onlyEvent(normalise(fields, context))
