"""Feeds watched for weeks: polled politely, each article coded once and kept in the library."""
