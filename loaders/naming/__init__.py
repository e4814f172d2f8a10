"""Who is named in running text: bodies, posts, authorities, plans, and which names mean the same."""
