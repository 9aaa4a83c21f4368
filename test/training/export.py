"""Models as src/notes/model/model.ts reads them."""
import base64, json
import numpy as np


def packed(values, kind):
    return base64.b64encode(np.asarray(values, kind).tobytes()).decode()


def trees(booster, names, rounds=6):
    """Boosted trees in flat arrays; a leaf is a negative child."""
    sizes, feature, threshold, left, right, missing, value = [], [], [], [], [], [], []
    for tree in booster.dump_model()['tree_info']:
        nodes, leaves = [], []

        def walk(node):
            if 'leaf_value' in node:
                leaves.append(node['leaf_value'])
                return -len(leaves)
            place = len(nodes)
            nodes.append(None)
            children = walk(node['left_child']), walk(node['right_child'])
            goes = node['default_left'] if node['missing_type'] == 'NaN' else 0 <= node['threshold']
            nodes[place] = (node['split_feature'], node['threshold'], *children, int(goes))
            return place

        walk(tree['tree_structure'])
        sizes.append(len(nodes))
        for column, values in zip((feature, threshold, left, right, missing), zip(*nodes)):
            column.extend(values)
        value.extend(leaves)
    used = sorted(set(feature))
    place = {name: at for at, name in enumerate(used)}
    return dict(features=[names[at] for at in used], sizes=sizes, feature=packed([place[at] for at in feature], '<u2'),
                threshold=packed(threshold, '<f4'), left=packed(left, '<i2'), right=packed(right, '<i2'),
                missingLeft=packed(missing, 'u1'), value=packed(value, '<f4'))


def word_models(models):
    return {kind: dict(bias=model.bias, scale=model.scale, weights=packed(model.bytes, 'i1')) for kind, model in models.items()}


def write(path, **parts):
    with open(path, 'w') as file:
        json.dump(parts, file, separators=(',', ':'))
        file.write('\n')
