"""Who answers for it: chains of stated links, step by step, and where they break."""
