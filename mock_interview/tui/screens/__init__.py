"""The screens, each opened by name through `mock_interview.tui.navigation`."""
