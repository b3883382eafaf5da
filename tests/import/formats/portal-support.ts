/** Headers as formats.md (a) gives them, verbatim: doubled names, doubled and trailing blanks. */
export const userHeader =
  'Date (UTC),Request ID,User agent,Correlation ID,User ID,User,Username,User type,Cross tenant access type,Incoming token type,Authentication Protocol,Unique token identifier,Original transfer method,Client credential type,Token Protection - Sign In Session,Token Protection - Sign In Session StatusCode,Application,Application ID ,App owner tenant ID,Resource,Resource ID ,Resource tenant ID,Resource owner tenant ID,Home tenant ID,Home tenant name,IP address,Location,Status,Sign-in error code,Failure reason,Client app,Device ID,Browser,Operating System,Compliant,Managed,Join Type,Multifactor authentication result,Multifactor authentication auth method,Multifactor authentication auth detail,Authentication requirement,Sign-in identifier,Session ID,IP address (seen by resource),Through Global Secure Access,Global Secure Access IP address,Autonomous system  number,Flagged for review,Token issuer type,Incoming token type,Token issuer name,Latency,Conditional Access,Managed Identity type,Associated Resource Id,Federated Token Id,Federated Token Issuer'

export const userHeader2023 =
  'Date (UTC),Request ID,Correlation ID,User ID,User,Username,User type,Cross tenant access type,Incoming token type,Authentication Protocol,Unique token identifier,Client credential type,Application,Application ID ,Resource,Resource ID ,Resource tenant ID,Home tenant ID,Home tenant name,IP address,Location,Status,Sign-in error code,Failure reason,Client app,Device ID,Browser,Operating System,Compliant,Managed,Join Type,Multifactor authentication result,Multifactor authentication auth method,Multifactor authentication auth detail,Authentication requirement,Sign-in identifier,IP address (seen by resource),Autonomous system  number,Flagged for review,Token issuer type,Incoming token type,Token issuer name,Latency,Conditional Access'

export const serviceHeader =
  'Date (UTC),Request ID,Correlation ID,Service principal ID,Service principal name,Credential key ID,Credential thumbprint,Application,Application ID ,App owner tenant ID,Resource,Resource ID ,Resource tenant ID,Resource owner tenant ID,Home tenant ID,Home tenant name,IP address,Location,Status,Sign-in error code,Failure reason,Conditional Access'

export const tenant = '5611623b-9128-461e-9d7f-a0d9c270ead2'
export const requestId = '445945de-2d4f-4816-a71e-d3c0eff10500'

/** Cells of a user's sign-in; a doubled name takes a list. */
export const userCells: Readonly<Record<string, string | readonly string[]>> = {
  'Date (UTC)': '2025-12-04T08:19:41Z',
  'Request ID': requestId,
  'User agent': 'Mozilla/5.0 <b>x</b>',
  'Correlation ID': '0b8a5bb2-0a0c-4f4e-9f3b-4dd1f0a1c001',
  'User ID': 'aaaaaaaa-0000-4000-8000-000000000001',
  User: 'Ada Harrow',
  Username: 'Ada@harrow.example',
  'User type': 'Member',
  'Cross tenant access type': 'None',
  'Incoming token type': ['None', 'Primary refresh token'],
  'Authentication Protocol': 'Device code',
  'Unique token identifier': "'3kVZRE8tFkinHtPA7_EFAA",
  'Original transfer method': 'Device code flow',
  'Client credential type': 'None',
  'Application ID ': '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  Resource: 'Microsoft Graph',
  'Resource ID ': '00000003-0000-0000-c000-000000000000',
  'Resource tenant ID': tenant,
  'Home tenant ID': tenant,
  'IP address': '198.51.100.7',
  Location: 'Rochester, New York, US',
  Status: 'Success',
  'Sign-in error code': '',
  'Client app': 'Mobile Apps and Desktop clients',
  'Device ID': 'ef5d12a1-7768-4085-9047-5d33aee251fa',
  'Authentication requirement': 'Single-factor authentication',
  'Session ID': '00aa11bb-0000-4000-8000-0000000000cc',
  'Autonomous system  number': '64500',
  'Token issuer type': 'Azure AD',
  'Conditional Access': 'Not Applied',
}

export function rowOf(
  header: string,
  cells: Readonly<Record<string, string | readonly string[]>>,
): string[] {
  const seen = new Map<string, number>()
  return header.split(',').map((name) => {
    const index = seen.get(name) ?? 0
    seen.set(name, index + 1)
    const cell = cells[name] ?? ''
    return typeof cell === 'string' ? cell : (cell[index] ?? '')
  })
}
