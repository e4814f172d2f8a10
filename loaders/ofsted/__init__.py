"""Reports of inspection that Ofsted publishes: what each states, with its page."""
