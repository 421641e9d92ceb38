"""``/{lang}/preservation/``: what is kept where, what was verified when, and how services are."""
