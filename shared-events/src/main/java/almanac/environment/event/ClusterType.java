package almanac.environment.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of compute clusters. */
public enum ClusterType {
    @JsonProperty("dask")
    DASK,
    @JsonProperty("mpi")
    MPI,
    @JsonProperty("ray")
    RAY,
    @JsonProperty("spark")
    SPARK
}
