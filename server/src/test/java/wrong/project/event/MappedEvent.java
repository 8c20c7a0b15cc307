package wrong.project.event;

import jakarta.persistence.Id;

/** An event that knows how rows are kept. */
public record MappedEvent(@Id String id) {}
