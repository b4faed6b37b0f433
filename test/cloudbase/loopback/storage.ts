import type { Body } from './request'

type Action = (body: Body, host: string) => Record<string, unknown>

const place = /^cloud:\/\/[^/]+\//

/** The actions `storage.*`: where to put a file, where to get it. The bytes go over `/cos/<path>`. */
export function storageActions(
  files: Map<string, Buffer>,
  tickets: Map<string, string>,
): Readonly<Record<string, Action>> {
  return {
    'storage.getUploadMetadata': ({ envName = '', path = '' }, host) => {
      const authorization = `q-sign-algorithm=sha1&q-key=${String(tickets.size)}`
      tickets.set(authorization, path)
      return {
        data: {
          url: `http://${host}/cos/${encodeURI(path)}`,
          token: 'session-token',
          authorization,
          fileId: `cloud://${envName}.7a68-${envName}-1250000000/${path}`,
          cosFileId: Buffer.from(path).toString('base64'),
        },
      }
    },
    'storage.batchGetDownloadUrl': ({ file_list = [] }, host) => ({
      data: {
        download_list: file_list.map(({ fileid, max_age }) => {
          const path = fileid.replace(place, '')
          return place.test(fileid) && files.has(path)
            ? {
                fileid,
                fileID: fileid,
                code: 'SUCCESS',
                tempFileURL: `http://${host}/cos/${path}`,
                maxAge: max_age ?? 7200,
              }
            : { fileid, fileID: fileid, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' }
        }),
      },
    }),
    'storage.batchDeleteFile': ({ fileid_list = [] }) => ({
      data: {
        delete_list: fileid_list.map((fileID) => ({
          fileID,
          code: files.delete(fileID.replace(place, '')) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST',
        })),
      },
    }),
  }
}
