import { useState } from 'react'
import { Image, type ImageProps } from '@tarojs/components'

/**
 * A photo whose address comes anew with every answer: it keeps the one it was loaded from, so that it is not loaded
 * again, until that one has run out.
 */
export function SteadyImage({ src, ...rest }: ImageProps) {
  const photo = src.split('?')[0]
  const [kept, keep] = useState({ photo, src })
  if (kept.photo !== photo) keep({ photo, src })
  return (
    <Image
      {...rest}
      src={kept.photo === photo ? kept.src : src}
      onError={() => keep({ photo, src })}
    />
  )
}
