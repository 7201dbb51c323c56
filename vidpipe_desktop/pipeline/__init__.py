"""From plan to film: plan, run what is ready, record, until the plan is empty."""
