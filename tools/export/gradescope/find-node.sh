# The Node that setup.sh installed, else the image's own.
node=$source_folder/node/bin/node
[ -x "$node" ] || node=node
