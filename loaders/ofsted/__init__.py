"""Ofsted's own inspection reports: from the page of a report to its claims."""
