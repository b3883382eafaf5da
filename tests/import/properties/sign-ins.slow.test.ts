import { formats } from './exports.ts'
import { describeInvariance } from './invariance.ts'

describeInvariance(formats['Graph sign-ins'])
