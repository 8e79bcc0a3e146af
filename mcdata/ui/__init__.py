"""What several pages share: navigation by role, theme, components."""
