import { fieldErrors, type Refusal } from '@/data/field-errors'
import type { DeedFormErrors } from './use-deed-form'

const codes: Readonly<Record<string, keyof DeedFormErrors>> = {
  NOTE_NEEDED: 'note',
  DOER_NEEDED: 'doer',
  PHOTO_NEEDED: 'photos',
}

/** What of a refusal stands beside a field of the form; nothing where it is about the whole. */
export function refusedFields(
  refusal: Refusal & { readonly code: string; readonly message: string },
): DeedFormErrors {
  const { note, doerId, photoIds, quantity } = fieldErrors(refusal, [
    'note',
    'doerId',
    'photoIds',
    'quantity',
  ])
  const coded = codes[refusal.code]
  return {
    ...(note === undefined ? {} : { note }),
    ...(doerId === undefined ? {} : { doer: doerId }),
    ...(photoIds === undefined ? {} : { photos: photoIds }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(coded === undefined ? {} : { [coded]: refusal.message }),
  }
}
