import { tellPhotos } from '../journeys/stories/photos'
import { weappStage } from './stage'

const stage = weappStage()

function filed(): void {
  const kept = [...stage.county.loopback.files].filter(([name]) => name.startsWith('photos/'))
  for (const [name, bytes] of kept.slice(-4))
    expect([name, /SecretPhone|Exif/.test(bytes.toString('latin1'))]).toEqual([name, false])
}

tellPhotos(stage, { note: '给桥头补了一段护栏', filed })
