/** What the platform answers when it refuses: a code and a message. The SDK turns codes into numbers, see README. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

const ending =
  'Please check your request, but if the problem persists, contact us. more detail: https://docs.cloudbase.net/error-code/'

/** At an operation the SDK knows no number for it and says -501001; only its message tells. */
export function conflict(
  wording: 'TransactionConflict' | 'TransactionBusy' = 'TransactionConflict',
) {
  const says =
    wording === 'TransactionConflict'
      ? 'Transaction is conflict, maybe resource operated by others.'
      : 'Transaction is busy.'
  return new Refusal(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.${wording}] ${says} ${ending}`,
  )
}

export const transactionGone = () =>
  new Refusal(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server. ${ending}`,
  )

/** Both wordings have been met in the field. */
export type DuplicateWording = 'E11000' | 'DATABASE_DUPLICATE_WRITE'

export function duplicate(
  wording: DuplicateWording,
  collection: string,
  index: string,
  key: string,
): Refusal {
  return wording === 'E11000'
    ? new Refusal(
        'DATABASE_REQUEST_FAILED',
        `[FailedOperation] multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt.${collection} index: ${index} dup key: ${key}}]}, {<nil>}]`,
      )
    : new Refusal(
        'DATABASE_DUPLICATE_WRITE',
        `[FailedOperation.DuplicateWrite] Duplicate writing. ${ending}`,
      )
}

export const noCollection = (name: string) =>
  new Refusal(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. ${ending}`,
  )

export const invalid = (message: string) => new Refusal('INVALID_PARAM', message)

export const tooLarge = (what: string, bytes: number, most: number) =>
  new Refusal(
    'DATABASE_REQUEST_FAILED',
    `[LimitExceeded] ${what} has ${bytes} bytes, more than ${most}. ${ending}`,
  )
