import { backend, type LocalFile, type Reply } from '@/backend'
import type { Answer } from '@/domain/contracts'
import type { FilePurpose } from '@/domain/files/file'
import { newKey } from './call'

export type { LocalFile } from '@/backend'

/** Announces a file, sends it, and gives the id under which a command may take it. */
export async function uploadFile(
  file: LocalFile & { readonly bytes: number },
  purpose: FilePurpose,
  villageId: string,
  onShare?: (share: number) => void,
): Promise<Reply<{ fileId: string }>> {
  const promised = await backend.call(
    'files.promise',
    { villageId, purpose, bytes: file.bytes },
    newKey(),
  )
  if (!promised.ok) return promised
  const { fileId, uploadTo } = promised.data
  const sent = await backend.upload(uploadTo, file, onShare)
  return sent.ok ? { ok: true, data: { fileId } } : sent
}

/** The same for a photo, which is looked at before a command may take it. */
export async function uploadPhoto(
  file: LocalFile & { readonly bytes: number },
  purpose: FilePurpose,
  villageId: string,
  onShare?: (share: number) => void,
): Promise<Reply<Answer<'photos.add'>>> {
  const sent = await uploadFile(file, purpose, villageId, onShare)
  if (!sent.ok) return sent
  return backend.call('photos.add', { villageId, fileId: sent.data.fileId }, newKey())
}
