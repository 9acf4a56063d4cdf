"""The area of project: the assembly: settings, root urls, API, schedule, launcher and the development pages."""
