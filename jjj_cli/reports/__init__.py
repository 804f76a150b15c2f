"""Reports on regions and metrics to hand on: what they say is data (`document`), and each form writes it in its way."""
