import { voiceKindOf } from './voice'

const bytes = (start: string | readonly number[], size = 64) => {
  const of = new Uint8Array(size)
  of.set(typeof start === 'string' ? Array.from(start, (c) => c.charCodeAt(0)) : start)
  return of
}

test.each([
  ['mp3 of WeChat, with a tag', bytes('ID3\x04'), 'mp3'],
  ['mp3 that begins with a frame', bytes([0xff, 0xf3, 0x48, 0xc4]), 'mp3'],
  ['mp3 with a checksum', bytes([0xff, 0xfa, 0x48, 0xc4]), 'mp3'],
  ['aac of WeChat', bytes([0xff, 0xf1, 0x60, 0x40]), 'aac'],
  ['mp4 of Safari', bytes('\0\0\0\x1cftypiso5'), 'm4a'],
  ['mp4 of Chrome', bytes('\0\0\0\x1cftypisom'), 'm4a'],
  ['m4a', bytes('\0\0\0\x1cftypM4A '), 'm4a'],
  ['webm of Chrome and Firefox', bytes([0x1a, 0x45, 0xdf, 0xa3, 0x9f]), 'webm'],
  ['a photo of an iPhone', bytes('\0\0\0\x18ftypheic'), null],
  ['a photo in AVIF', bytes('\0\0\0\x18ftypavif'), null],
  ['JPEG', bytes([0xff, 0xd8, 0xff, 0xe0]), null],
  ['PNG', bytes('\x89PNG'), null],
  ['a page', bytes('<!doctype html>'), null],
  ['a spreadsheet', bytes('PK\x03\x04'), null],
  ['MPEG layer II', bytes([0xff, 0xfd, 0x48, 0xc4]), null],
  ['letters in UTF-16', bytes([0xff, 0xfe, 0x3c, 0x00]), null],
  ['too short to be heard', bytes('ID3', 8), null],
  ['nothing', bytes('', 0), null],
])('%s', (_, given, kind) => {
  expect(voiceKindOf(given)).toBe(kind)
})
