"""Who may do what: passwords, tokens, grants."""
