import { browserStage } from './browser'
import { tellScreens } from './stories/screens'

tellScreens(browserStage(), { folder: 'test/shots/screens' })
