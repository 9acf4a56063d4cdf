"""The API of the platform: assembled from the areas' endpoints, described, and shown on a page."""
