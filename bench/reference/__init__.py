"""The same durable job, small, on other stacks: what Common Table is compared with."""
