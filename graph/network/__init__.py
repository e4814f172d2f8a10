"""Networks: parties and the ties between them, projected from the relations of a dataset, and measured."""
