"""scikit-learn's Lloyd on the points of kmeans.bench.mjs, one thread: one line of JSON for each k, median CPU time of the runs.

One more run goes before them and does not count.

Arguments: folder rows width runs k...; start-K.f32 in the folder holds the centres to begin with, without it k-means++ chooses them.
"""
import os
import sys

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"

import json
import time

import numpy as np
from sklearn.cluster import KMeans

folder, rows, width, runs = sys.argv[1], *map(int, sys.argv[2:5])
points = np.fromfile(f"{folder}/points.f32", dtype=np.float32).reshape(rows, width)
for k in map(int, sys.argv[5:]):
    file = f"{folder}/start-{k}.f32"
    start = np.fromfile(file, dtype=np.float32).reshape(k, width) if os.path.exists(file) else "k-means++"
    times = []
    for run in range(runs + 1):
        begun = time.process_time()
        model = KMeans(k, init=start, n_init=1, algorithm="lloyd", tol=1e-4, max_iter=300, random_state=0).fit(points)
        if run > 0:
            times.append(1000 * (time.process_time() - begun))
    print(json.dumps({"k": k, "ms": sorted(times)[(runs - 1) // 2], "inertia": float(model.inertia_), "iterations": model.n_iter_}))
