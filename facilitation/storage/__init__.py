"""All SQL and all migrations; nothing else."""
