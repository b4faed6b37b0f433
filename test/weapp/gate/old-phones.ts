import { missingOnOldPhones } from '../../../config/old-phones'
import { ofType, text, type Build } from './files'

/** Scripts ask nothing of a phone that the oldest one has not. */
export function oldPhones(build: Build): string[] {
  return ofType(build, '.js').flatMap((file) => missingOnOldPhones(file, text(build, file)))
}
