"""Networks: parties and the ties between them, projected from the relations of a dataset, and what can be measured of them."""
