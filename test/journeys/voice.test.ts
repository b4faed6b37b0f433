import { browserStage } from './browser'
import { tellVoice } from './stories/voice'

tellVoice(browserStage())
