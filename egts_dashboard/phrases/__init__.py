"""Les phrases des pages, écrites par règle à partir des nombres : elles changent avec les filtres."""
