"""What workers found that needs a person: queries over states, and what can be done about each.

Nothing is kept of it: what heals leaves the desk by itself.
"""
