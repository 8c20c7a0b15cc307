package almanac.shared;

/**
 * A message that asks. Says what it is answered with, to the compiler where it is asked and, by {@link AnswerType}, to
 * the framework that looks for its handler. A record implements it directly.
 *
 * @param <A> the type that the handler returns
 */
public interface Query<A> {}
