package wrong.project.event;

/** A family of events that anybody may add to, and an event that is no record. */
public interface OpenEvent {

    /** No record. */
    class Happened implements OpenEvent {}
}
