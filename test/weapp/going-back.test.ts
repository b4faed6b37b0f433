import { tellGoingBack } from '../journeys/stories/going-back'
import { weappStage } from './stage'

tellGoingBack(weappStage())
