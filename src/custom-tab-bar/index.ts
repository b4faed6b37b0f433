// Empty on purpose: `tabBar.custom` needs this component to exist, the pages draw the bar.
Component({})
