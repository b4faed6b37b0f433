import { eachDocument } from './migration'

export const demoNamesNoStory = eachDocument(
  {
    id: '001-demo-names-no-story',
    about:
      'A demo county outlives the story it was made from, so its document no longer says which one that was.',
  },
  'demo',
  ({ story: _, ...rest }) => rest,
)
