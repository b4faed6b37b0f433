import { browserStage } from './browser'
import { tellGoingBack } from './stories/going-back'

tellGoingBack(browserStage())
