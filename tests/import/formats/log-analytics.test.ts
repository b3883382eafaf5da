import { describe, expect, it } from 'vitest'
import { dialect as signInCsv } from '../../../main/engine/import/formats/log-analytics-signin-csv.ts'
import { dialect as signInJson } from '../../../main/engine/import/formats/log-analytics-signin-json.ts'
import { feed, feedJson, iso, jsonHead, onlyEvent } from './entra-support.ts'
import { csv, csvHead, signIn, tenant, without, workspace } from './log-analytics-support.ts'

describe('the sign-in tables as CSV', () => {
  it('are read by name, with the tenant and never the workspace', () => {
    const event = onlyEvent(csv(signInCsv, signIn))
    expect(iso(event.at)).toBe('2023-09-19T13:42:37.848Z')
    expect(iso(event.ingestedAt)).toBe('2023-09-19T13:45:17.287Z')
    expect(event).toMatchObject({
      source: 'entra.signin.interactive',
      tenant,
      operation: 'sign-in',
      operationRaw: 'Sign-in activity',
      ok: true,
      errorCode: '0',
      actorKind: 'guest',
      country: 'US',
      cae: true,
      deviceId: 'ef5d12a1-7768-4085-9047-5d33aee251fa',
      resourceId: '797f4846-ba00-4fd7-ba43-dac1f8f63013',
      targetName: 'Azure Management',
      riskEventType: 'unfamiliarFeatures,unlikelyTravel',
      tokenId: '56b9bd55-36cc-4180-b997-270fa6e61a00',
      recordId: '56b9bd55-36cc-4180-b997-270fa6e61a00',
      asn: 20115,
      authProtocol: null,
    })
    expect(JSON.stringify(event)).not.toContain(workspace)
  })

  it('do not depend on the order of columns', () => {
    const reversed = Object.fromEntries(Object.entries(signIn).reverse())
    expect(csv(signInCsv, reversed).events).toEqual(csv(signInCsv, signIn).events)
  })

  it.each([
    ['SigninLogs', '', 'entra.signin.interactive'],
    ['AADNonInteractiveUserSignInLogs', 'SignInLogs', 'entra.signin.noninteractive'],
    ['AADServicePrincipalSignInLogs', '', 'entra.signin.service-principal'],
    ['AADManagedIdentitySignInLogs', '', 'entra.signin.managed-identity'],
    ['Application', 'NonInteractiveUserSignInLogs', 'entra.signin.noninteractive'],
    ['', 'ManagedIdentitySignInLogs', 'entra.signin.managed-identity'],
    ['', '', 'entra.signin.interactive'],
  ])('with Type %j and Category %j are %s', (Type, Category, source) => {
    expect(onlyEvent(csv(signInCsv, { ...signIn, Type, Category })).source).toBe(source)
  })

  it('of a service principal have no time of their own', () => {
    const row = {
      ...without(signIn, 'CreatedDateTime [UTC]', 'UserId', 'UserPrincipalName', 'IsInteractive'),
      Type: 'AADServicePrincipalSignInLogs',
      ServicePrincipalId: 'b029d485-a308-4311-8720-fb3192e5284e',
      ServicePrincipalCredentialKeyId: 'dbcd79c0-c3ea-46b9-9604-ff40d43b8618',
    }
    const got = csv(signInCsv, row)
    expect(onlyEvent(got)).toMatchObject({
      at: Date.UTC(2023, 8, 19, 13, 45, 17, 287),
      ingestedAt: null,
      actorKind: 'sp',
      credentialKeyId: 'dbcd79c0-c3ea-46b9-9604-ff40d43b8618',
    })
    expect(got.warnings).toEqual(['time-from-ingestion'])
  })

  it('take the result from ResultType where Status was not chosen', () => {
    const row = { ...without(signIn, 'Status'), ResultType: '50126' }
    expect(onlyEvent(csv(signInCsv, row))).toMatchObject({ ok: false, errorCode: '50126' })
  })

  it('read (blank) as nothing', () => {
    const row = {
      ...signIn,
      IPAddress: '(blank)',
      ClientAppUsed: '(blank)',
      AADTenantId: '(blank)',
    }
    expect(onlyEvent(csv(signInCsv, row))).toMatchObject({ ip: null, clientApp: null, tenant })
  })

  it('also with ISO times and without a zone in the header', () => {
    const row = {
      ...without(signIn, 'TimeGenerated [UTC]', 'CreatedDateTime [UTC]'),
      TimeGenerated: '2023-09-19T13:45:17.287Z',
      CreatedDateTime: '2023-09-19T13:42:37.8484953Z',
    }
    expect(csv(signInCsv, row).events).toEqual(csv(signInCsv, signIn).events)
  })

  it('are refused in local time', () => {
    const row = {
      ...without(signIn, 'CreatedDateTime [UTC]'),
      'CreatedDateTime [Local Time]': '9/19/2023, 1:42:37.848 PM',
    }
    const got = csv(signInCsv, row)
    expect(got.quarantined).toEqual(['time-unreadable'])
    expect(got.warnings).toEqual(['local-time'])
  })

  it('with day-first dates are read as such when one date tells', () => {
    const times = (day: string): Record<string, string> => ({
      ...signIn,
      'CreatedDateTime [UTC]': `${day}, 13:42:37`,
      'TimeGenerated [UTC]': `${day}, 13:45:17`,
    })
    const got = csv(signInCsv, times('05/09/2023'), times('19/09/2023'))
    expect(got.events.map(({ at }) => iso(at))).toEqual([
      '2023-09-05T13:42:37.000Z',
      '2023-09-19T13:42:37.000Z',
    ])
    expect(got.warnings).toEqual([])
  })

  it('are not read when no date tells day from month', () => {
    const row = {
      ...signIn,
      'CreatedDateTime [UTC]': '5/9/2023, 1:42:37.848 PM',
      'TimeGenerated [UTC]': '5/9/2023, 1:45:17.848 PM',
    }
    const got = csv(signInCsv, row)
    expect(got.quarantined).toEqual(['date-order-unknown'])
    expect(got.warnings).toEqual(['date-order-unknown'])
  })

  it.each([
    ['12:36 PM', 'time-without-date'],
    ['#########', 'cell-hidden'],
  ])('name what a spreadsheet made of the time, %j: %s', (written, code) => {
    const row = { ...signIn, 'CreatedDateTime [UTC]': written }
    expect(csv(signInCsv, row).quarantined).toEqual([code])
  })

  it('quarantine a date that contradicts the others', () => {
    const contrary = { ...signIn, 'CreatedDateTime [UTC]': '19/9/2023, 1:42:37.848 PM' }
    const head = csvHead([signIn])
    const row = (head.shape === 'csv' ? head.header : []).map(
      (name) => (contrary as Record<string, string>)[name] ?? '',
    )
    expect(feed(signInCsv, head, [row]).quarantined).toEqual(['time-unreadable'])
  })
})

describe('the sign-in tables as JSON', () => {
  it('give the same event as CSV', () => {
    const record = {
      ...without(signIn, 'TimeGenerated [UTC]', 'CreatedDateTime [UTC]'),
      TimeGenerated: '2023-09-19T13:45:17.287Z',
      CreatedDateTime: '2023-09-19T13:42:37.8484953Z',
      Status: { errorCode: 0 },
      IsInteractive: true,
      LocationDetails: null,
    }
    expect(signInJson.recognise(jsonHead([record]))).toBeCloseTo(0.9)
    expect(feedJson(signInJson, [record]).events).toEqual(csv(signInCsv, signIn).events)
  })

  it('quarantine what is no object', () => {
    expect(feedJson(signInJson, [1]).quarantined).toEqual(['not-an-object'])
  })
})
